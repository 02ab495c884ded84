" What an author does in Vim with ALE, with the configuration of docs/editors. Environment: SWLS_COMMAND (a word a line),
" SWLS_CONFIG, SWLS_FILE, SWLS_OUT, ALE. Writes one line a check to SWLS_RESULT; leaves with 1 when one failed.
set nocompatible
let &runtimepath .= ',' . $ALE
let s:failed = 0
let s:lines = []
function! s:check(name, holds, ...) abort
  call add(s:lines, (a:holds ? 'pass  ' : 'FAIL  ') . a:name . (a:0 ? ': ' . a:1 : ''))
  let s:failed += a:holds ? 0 : 1
endfunction
function! s:until(seconds, test) abort
  let l:start = reltime()
  while reltimefloat(reltime(l:start)) < a:seconds
    if eval(a:test)
      return 1
    endif
    sleep 20m
  endwhile
  return 0
endfunction
function! Found() abort
  let l:all = get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
  return filter(copy(l:all), 'v:val.linter_name ==# "swls"')
endfunction

let g:ale_lint_delay = 50
let g:ale_completion_enabled = 0
let g:ale_disable_lsp = 0
let s:words = split($SWLS_COMMAND, "\n")
let g:swls_executable = s:words[0]
let g:swls_arguments = join(s:words[1:])
try
  execute 'source ' . fnameescape($ALE . '/plugin/ale.vim')
  execute 'source ' . fnameescape($SWLS_CONFIG)
  filetype on
  let s:start = reltime()
  execute 'edit ' . fnameescape($SWLS_FILE)
  set filetype=yaml
  ALELint
  call s:until(30, 'len(Found()) > 0')
  call s:check('first diagnostics', len(Found()) == 1, printf('%.0f ms', 1000 * reltimefloat(reltime(s:start))))
  let s:one = get(Found(), 0, {'text': '', 'lnum': 1, 'col': 1, 'end_col': 0})
  call s:check('one diagnostic, on its line', s:one.lnum == 7 && s:one.text =~# "'endpont'", s:one.text)

  " There is no terminal: what ALE asks is answered here, and completion has to believe that somebody inserts.
  let g:answer = ''
  let g:mode = 'n'
  call ale#util#Mode()
  function! ale#util#Input(...) abort
    let g:asked = a:1
    return g:answer
  endfunction
  function! ale#util#Mode(...) abort
    return g:mode
  endfunction

  call cursor(12, 20)
  ALEGoToDefinition
  call s:check('go to definition', s:until(8, 'line(".") == 16'), line('.'))

  set virtualedit=onemore
  call append(18, '      t')
  call cursor(19, 8)
  let g:mode = 'i'
  let s:column = ale#completion#OmniFunc(1, '')
  let s:offered = ale#completion#OmniFunc(0, 't')
  let s:chosen = filter(copy(s:offered), 'v:val.word =~# "^then"')
  call s:check('completion without snippet syntax', len(s:chosen) == 1 && string(s:offered) !~# '\${\?\d', len(s:offered))
  let g:mode = 'n'
  19delete

  call cursor(7, stridx(getline(7), 'endpont') + 2)
  let g:answer = '1'
  let g:asked = ''
  ALECodeAction
  call s:check('quick fix', s:until(8, 'getline(7) =~# "endpoint:"'), matchstr(g:asked, '1) [^\n]*'))
  ALELint
  call s:check('no diagnostics after the fix', s:until(8, 'empty(Found())'))

  call cursor(4, 4)
  let g:asked = ''
  let g:answer = '1'
  ALECodeAction
  call s:check('the diagram by a code action', s:until(15, 'filereadable($SWLS_OUT)'), substitute(g:asked, '\n', ' ', 'g'))


  call cursor(12, 20)
  let g:answer = 'done'
  ALERename
  call s:check('rename', s:until(8, 'getline(12) =~# "then: done"') && getline(16) =~# '- done:', getline(12))
catch
  call s:check('the test itself', 0, v:exception . ' at ' . v:throwpoint)
endtry
call writefile(s:lines, $SWLS_RESULT)
execute s:failed ? 'cquit 1' : 'qall!'
