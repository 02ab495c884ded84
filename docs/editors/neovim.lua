-- Serverless Workflow for Neovim 0.7 and newer. Copy to ~/.config/nvim/plugin/swls.lua
-- vim.g.swls_command names another way to start the server, as a list.
local command = vim.g.swls_command or { 'swls', 'server' }
local filetypes = { 'yaml', 'json', 'jsonc' } -- the server is silent on files that are no workflow
local markers = { 'swls.toml', '.swls.toml', 'pyproject.toml', '.git' }

if vim.lsp.config then -- 0.11 and newer
  vim.lsp.config('swls', { cmd = command, filetypes = filetypes, root_markers = markers })
  vim.lsp.enable('swls')
else
  local function root(buffer)
    local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':p:h')
    local at = folder
    while true do
      for _, marker in ipairs(markers) do
        if vim.fn.filereadable(at .. '/' .. marker) == 1 or vim.fn.isdirectory(at .. '/' .. marker) == 1 then
          return at
        end
      end
      local up = vim.fn.fnamemodify(at, ':h')
      if up == at then
        return folder
      end
      at = up
    end
  end
  local clients = {} -- by root, for 0.7
  vim.api.nvim_create_autocmd('FileType', {
    pattern = filetypes,
    callback = function(event)
      local buffer = event.buf
      local config = { name = 'swls', cmd = command, root_dir = root(buffer) }
      if vim.lsp.start then
        vim.lsp.start(config)
      else
        clients[config.root_dir] = clients[config.root_dir] or vim.lsp.start_client(config)
        vim.lsp.buf_attach_client(buffer, clients[config.root_dir])
        vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
      end
    end,
  })
end

-- :SwlsDiagram [FILE]  writes the diagram of this buffer: beside it, or to FILE.
local function answered(write)
  return function(failure, answer)
    if failure or not answer or answer.svg == '' then
      vim.notify(failure and failure.message or (answer and answer.message) or 'no answer', vim.log.levels.ERROR)
    else
      write(answer)
    end
  end
end
vim.api.nvim_create_user_command('SwlsDiagram', function(options)
  local arguments = { { uri = vim.uri_from_bufnr(0) } }
  if options.args == '' then -- the server writes it, and says where
    local request = { command = 'swls.diagram.export', arguments = arguments }
    vim.lsp.buf_request(0, 'workspace/executeCommand', request, answered(function() end))
    return
  end
  local target = vim.fn.expand(options.args)
  local request = { command = 'swls.diagram', arguments = arguments }
  vim.lsp.buf_request(0, 'workspace/executeCommand', request, answered(function(answer)
    local file = assert(io.open(target, 'w'))
    file:write(answer.svg)
    file:close()
    vim.notify('Diagram written to ' .. target)
  end))
end, { nargs = '?', complete = 'file' })
