" Serverless Workflow for Vim 8 and newer with ALE. Copy to ~/.vim/after/plugin/swls.vim
" g:swls_executable names another server, g:swls_arguments what follows it.
function! SwlsRoot(buffer) abort
  for l:marker in ['swls.toml', '.swls.toml', 'pyproject.toml']
    let l:file = ale#path#FindNearestFile(a:buffer, l:marker)
    if !empty(l:file)
      return fnamemodify(l:file, ':h')
    endif
  endfor
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  return empty(l:git) ? fnamemodify(bufname(a:buffer), ':p:h') : fnamemodify(l:git, ':h:h')
endfunction

" ALE runs only what is listed: beside what you list, or one linter of the language itself.
let g:ale_linters = get(g:, 'ale_linters', {})
for [s:language, s:other] in [['yaml', 'yamllint'], ['json', 'jsonlint']]
  let s:listed = get(g:ale_linters, s:language, [s:other])
  if type(s:listed) == v:t_list && index(s:listed, 'swls') < 0
    let g:ale_linters[s:language] = ['swls'] + s:listed
  endif
  call ale#linter#Define(s:language, {
  \   'name': 'swls',
  \   'lsp': 'stdio',
  \   'language': s:language,
  \   'executable': get(g:, 'swls_executable', 'swls'),
  \   'command': '%e ' . get(g:, 'swls_arguments', 'server'),
  \   'project_root': function('SwlsRoot'),
  \ })
endfor
