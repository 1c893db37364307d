-- Neovim as a second real client: diagnostics by push, a quick fix, a hover, formatting.
local function say(text) io.stdout:write(text .. '\n') end
local function fail(text) say('NOT OK ' .. text); vim.cmd('cquit 1') end
local server, file = vim.env.GOUJI_SERVER, vim.env.GOUJI_FILE
vim.cmd('edit ' .. file)
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = 'gouji', cmd = { 'node', server, '--stdio' }, root_dir = vim.fn.fnamemodify(file, ':h') })
if not id then fail('the server starts') end
vim.lsp.buf_attach_client(buffer, id)
local client = vim.lsp.get_client_by_id(id)
local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do found[#found + 1] = tostring(one.code) end
  return found
end
local function has(code) return vim.tbl_contains(codes(), code) end
if not vim.wait(20000, function() return has('table/relation') end, 50) then fail('diagnostics: ' .. table.concat(codes(), ' ')) end
say('ok diagnostics are pushed')

local wrong
for _, one in ipairs(vim.diagnostic.get(buffer)) do if one.code == 'table/relation' then wrong = one end end
-- Neovim counts columns in bytes; the protocol in UTF-16 code units.
local line = vim.api.nvim_buf_get_lines(buffer, wrong.lnum, wrong.lnum + 1, false)[1]
local _, character = vim.str_utfindex(line, wrong.col)
local at = { line = wrong.lnum, character = character }
local document = vim.lsp.util.make_text_document_params(buffer)
local hover = client.request_sync('textDocument/hover', { textDocument = document, position = at }, 5000, buffer)
if not hover or not hover.result or not string.find(hover.result.contents.value, '本年新收') then fail('hover') end
say('ok hovering tells the row of a cell')

local params = { textDocument = document, range = { start = at, ['end'] = at }, context = { diagnostics = {} } }
local actions = client.request_sync('textDocument/codeAction', params, 5000, buffer)
local fix
for _, one in ipairs(actions and actions.result or {}) do if one.title == '改为 7' then fix = one end end
if not fix then fail('code action') end
vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
if not vim.wait(20000, function() return not has('table/relation') end, 50) then fail('the finding is gone after the fix') end
say('ok a quick fix mends the cell')

local options = { tabSize = 2, insertSpaces = true }
local format = client.request_sync('textDocument/formatting', { textDocument = document, options = options }, 5000, buffer)
if not format or not format.result or #format.result == 0 then fail('formatting') end
vim.lsp.util.apply_text_edits(format.result, buffer, client.offset_encoding)
if not string.find(table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n'), '| 行政许可', 1, true) then fail('tables are lined up') end
say('ok formatting lines the tables up')
vim.lsp.stop_client(id)
vim.cmd('qall!')
