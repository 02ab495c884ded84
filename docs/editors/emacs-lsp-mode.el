;;; Serverless Workflow for Emacs with lsp-mode: put this into your init file.  -*- lexical-binding: t -*-

(require 'lsp-mode)

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
(add-to-list 'lsp-language-id-configuration '(swls-yaml-mode . "yaml"))
(add-to-list 'lsp-language-id-configuration '(swls-json-mode . "json"))
(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection (lambda () swls-command))
                  :major-modes '(swls-yaml-mode swls-json-mode)
                  :server-id 'swls))
(add-hook 'swls-yaml-mode-hook #'lsp)
(add-hook 'swls-json-mode-hook #'lsp)

(defun swls-diagram ()
  "Write the diagram of the workflow in this buffer beside it; the server says where."
  (interactive)
  (lsp-request "workspace/executeCommand"
               (list :command "swls.diagram.export" :arguments (vector (lsp--buffer-uri)))))

(provide 'swls)
