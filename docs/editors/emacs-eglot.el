;;; Serverless Workflow for Emacs 28 and newer with eglot: put this into your init file.  -*- lexical-binding: t -*-

(require 'eglot)

(defvar swls-command '("swls" "server") "How to start the server.")

(define-derived-mode swls-yaml-mode prog-mode "Workflow"
  "Serverless Workflow files in YAML."
  (setq-local comment-start "# " indent-tabs-mode nil tab-width 2)
  (setq-local font-lock-defaults
              '((("#.*$" . font-lock-comment-face)
                 ("^[ \t-]*\\([^ \t\n#'\"][^:\n]*\\)\\(:\\)\\(?: \\|$\\)" (1 font-lock-variable-name-face))))))
(when (fboundp 'yaml-mode) ; its colours and indentation, when it is installed
  (put 'swls-yaml-mode 'derived-mode-parent 'yaml-mode))

(define-derived-mode swls-json-mode js-mode "Workflow/JSON"
  "Serverless Workflow files in JSON.")

(add-to-list 'auto-mode-alist '("\\.sw\\.ya?ml\\'" . swls-yaml-mode))
(add-to-list 'auto-mode-alist '("\\.sw\\.json\\'" . swls-json-mode))
(add-to-list 'eglot-server-programs `((swls-yaml-mode swls-json-mode) . ,(lambda (&rest _) swls-command)))
(add-hook 'swls-yaml-mode-hook #'eglot-ensure)
(add-hook 'swls-json-mode-hook #'eglot-ensure)

(defun swls-diagram (file)
  "Draw the workflow of this buffer and write it to FILE, as SVG."
  (interactive (list (read-file-name "Write diagram to: " nil nil nil
                                     (replace-regexp-in-string "\\(\\.sw\\)?\\.\\(ya?ml\\|json\\)\\'" ".svg"
                                                               (file-name-nondirectory (or (buffer-file-name) "workflow"))))))
  (let* ((server (or (eglot-current-server) (user-error "The server does not run here")))
         (answer (jsonrpc-request server :workspace/executeCommand '(:command "swls.diagram" :arguments [])))
         (svg (plist-get answer :svg)))
    (if (equal svg "")
        (user-error "%s" (plist-get answer :message))
      (with-temp-file file (insert svg))
      (message "Diagram written to %s" file))))

(provide 'swls)
