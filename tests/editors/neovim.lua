-- What an author does in Neovim, with the configuration of docs/editors. Environment: SWLS_COMMAND (a word a line),
-- SWLS_CONFIG, SWLS_FILE, SWLS_OUT. Prints one line a check; leaves with 1 when one failed.
local failed = 0
local function check(name, holds, detail)
  io.stdout:write((holds and 'pass  ' or 'FAIL  ') .. name .. (detail and (': ' .. tostring(detail)) or '') .. '\n')
  if not holds then
    failed = failed + 1
  end
end
local function finish()
  vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
end

local ok, trouble = pcall(function()
  local version = vim.version()
  io.stdout:write(('Neovim %d.%d.%d\n'):format(version.major, version.minor, version.patch))
  vim.g.swls_command = vim.split(os.getenv('SWLS_COMMAND'), '\n')
  dofile(os.getenv('SWLS_CONFIG'))
  vim.cmd('filetype on')
  local start = vim.loop.hrtime()
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('SWLS_FILE')))
  local buffer = vim.api.nvim_get_current_buf()
  vim.wait(20000, function() return #vim.diagnostic.get(buffer) > 0 end, 10)
  local took = (vim.loop.hrtime() - start) / 1e6

  local function text() return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') end
  local found = vim.diagnostic.get(buffer)
  local line = found[1] and vim.api.nvim_buf_get_lines(buffer, found[1].lnum, found[1].lnum + 1, false)[1] or ''
  local marked = found[1] and line:sub(found[1].col + 1, found[1].end_col)
  check('one diagnostic, on its word, after wide characters', #found == 1 and marked == 'endpont', marked)
  check('first diagnostics', took < 20000, ('%.0f ms'):format(took))

  local function client()
    local all = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer }) or vim.tbl_values(vim.lsp.buf_get_clients(buffer))
    return all[1]
  end
  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 15000)
    local answer = answers and answers[client().id]
    return answer and answer.result, answer and (answer.error or answer.err)
  end
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function at(line_number, column, more)
    return vim.tbl_extend('force', { textDocument = document, position = { line = line_number, character = column } }, more or {})
  end
  local function apply(edits)
    if vim.fn.has('nvim-0.8') == 1 then
      vim.lsp.util.apply_text_edits(edits, buffer, client().offset_encoding)
    else
      vim.lsp.util.apply_text_edits(edits, buffer, 'utf-16')
    end
  end
  local server = client().server_capabilities

  local hover = ask('textDocument/hover', at(7, 4))
  check('hover says nothing on a name or something readable', hover == nil or type(hover.contents) == 'table')
  hover = ask('textDocument/hover', at(8, 8))
  check('hover', hover and hover.contents.value and hover.contents.value:find('switch') ~= nil)

  vim.api.nvim_buf_set_lines(buffer, 17, 18, false, { '        ok: true', '      t' })
  vim.wait(100)
  local answer = ask('textDocument/completion', at(18, 7))
  local items = answer and (answer.items or answer) or {}
  local snippets = vim.snippet ~= nil and vim.fn.has('nvim-0.11') == 1 -- it says so itself from then on
  local chosen, syntax
  for _, item in ipairs(items) do
    local inserted = item.textEdit and item.textEdit.newText or item.insertText or item.label
    if item.insertTextFormat == 2 or inserted:find('%$%d') or inserted:find('%${%d') then
      syntax = inserted
    end
    if item.label == 'then' then
      chosen = item
    end
  end
  check('completion' .. (snippets and '' or ' without snippet syntax'), chosen ~= nil and (snippets or not syntax), syntax or #items .. ' items')
  if chosen and chosen.insertTextFormat == 2 then
    vim.api.nvim_win_set_cursor(0, { 19, 6 })
    vim.api.nvim_buf_set_lines(buffer, 18, 19, false, { '      ' })
    vim.cmd('startinsert!')
    vim.snippet.expand((chosen.textEdit or {}).newText or chosen.insertText)
    vim.snippet.stop()
    vim.cmd('stopinsert')
  elseif chosen then
    apply({ chosen.textEdit or { range = { start = { line = 18, character = 6 }, ['end'] = { line = 18, character = 7 } }, newText = chosen.insertText or chosen.label } })
  end
  if chosen then
    check('the text after completion', vim.api.nvim_buf_get_lines(buffer, 18, 19, false)[1]:find('^      then: ?%a*$') ~= nil, vim.api.nvim_buf_get_lines(buffer, 18, 19, false)[1])
  end
  vim.api.nvim_buf_set_lines(buffer, 18, 19, false, {})

  if server.definitionProvider then
    local places = ask('textDocument/definition', at(11, 20))
    local place = places and (places[1] or places)
    local range = place and (place.targetSelectionRange or place.range)
    check('definition', range and range.start.line == 15, range and range.start.line)
  else
    io.stdout:write('left out: the server offers no definition\n')
  end
  if server.renameProvider then
    local edit = ask('textDocument/rename', at(11, 20, { newName = 'done' }))
    if edit then
      vim.lsp.util.apply_workspace_edit(edit, client().offset_encoding or 'utf-16')
    end
    check('rename', text():find('then: done') ~= nil and text():find('%- done:') ~= nil)
  else
    io.stdout:write('left out: the server offers no rename\n')
  end

  local before = found[1] and line:sub(1, found[1].col + 2) or ''
  local column = vim.fn.strchars(before) + select(2, before:gsub('[\240-\247]', '')) -- of UTF-16
  local actions = ask('textDocument/codeAction', {
    textDocument = document,
    range = { start = { line = 6, character = column }, ['end'] = { line = 6, character = column } },
    context = { diagnostics = {} },
  })
  local fix
  for _, action in ipairs(actions or {}) do
    fix = fix or (action.edit and action)
  end
  if fix then
    vim.lsp.util.apply_workspace_edit(fix.edit, client().offset_encoding or 'utf-16')
  end
  check('quick fix', text():find('endpoint:') ~= nil and text():find('endpont') == nil, fix and fix.title)
  vim.wait(8000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
  check('no diagnostics after the fix', #vim.diagnostic.get(buffer) == 0, #vim.diagnostic.get(buffer))

  local picture, failure = ask('workspace/executeCommand', { command = 'swls.diagram' })
  check('diagram without arguments', picture and picture.svg:find('^<svg') ~= nil and not picture.stale, failure and vim.inspect(failure))
  local out = os.getenv('SWLS_OUT')
  for command, target in pairs({ ['SwlsDiagram'] = out, ['SwlsDiagram ' .. vim.fn.fnameescape(out .. '.svg')] = out .. '.svg' }) do
    vim.cmd(command)
    vim.wait(8000, function() return vim.fn.getfsize(target) > 1000 end, 20)
    check(':' .. command, vim.fn.getfsize(target) > 1000)
  end
  local stopped = client()
  if vim.fn.has('nvim-0.11') == 1 then stopped:stop() else stopped.stop() end
  vim.wait(3000, function() return stopped.is_stopped and (vim.fn.has('nvim-0.11') == 1 and stopped:is_stopped() or vim.fn.has('nvim-0.11') == 0 and stopped.is_stopped()) end, 20)
end)
if not ok then
  check('the test itself', false, trouble)
end
finish()
