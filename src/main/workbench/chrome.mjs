import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What GraphiQL's own files say, by file, in English and in Vietnamese. It has no translations of its own. */
const labelsFile = join(dirname(fileURLToPath(import.meta.url)), 'chrome-labels.json');

/** The page's language as src/language/language.ts finds it; labels are read before any of our own code runs. */
const vietnamese = '((localStorage.getItem("khuyenhoc:language")??navigator.language).toLowerCase().startsWith("vi"))';

function choice(ours, english) {
  return `(${vietnamese}?${JSON.stringify(ours)}:${JSON.stringify(english)})`;
}

/** Labels that are put together, as they stand in the code. */
const composed = {
  'graphiql/dist/GraphiQL.js': [['} editor tools`', `} \${${vietnamese}?"biến và tiêu đề HTTP":"editor tools"}\``]],
  'graphiql/dist/ui/sidebar.js': [['`Re-fetch GraphQL schema (', `\`\${${vietnamese}?"Tải lại lược đồ":"Re-fetch GraphQL schema"} (`]],
  'graphiql/dist/ui/toolbar.js': [
    ['`Prettify query (', `\`\${${vietnamese}?"Trình bày lại":"Prettify query"} (`],
    ['`Merge fragments into query (', `\`\${${vietnamese}?"Gộp các đoạn vào câu hỏi":"Merge fragments into query"} (`],
    ['`Copy query (', `\`\${${vietnamese}?"Chép câu hỏi":"Copy query"} (`],
  ],
  '@graphiql/react/dist/components/execute-button/index.js': [['} query (', `} \${${vietnamese}?"câu hỏi":"query"} (`]],
  '@graphiql/react/dist/stores/execution.js': [
    ['`Request not sent. ${editor === variableEditor ? "Variables" : "Request headers"} ${error.message}`',
      `(${vietnamese}?"Chưa gửi. ":"Request not sent. ")+(editor === variableEditor ? ${choice('Biến', 'Variables')} : ${choice('Tiêu đề HTTP', 'Request headers')})+" "+error.message`],
  ],
  '@graphiql/plugin-doc-explorer/dist/context.js': [[`'.graphiql-sidebar button[aria-label="Show Documentation Explorer"]'`,
    `\`.graphiql-sidebar button[aria-label="\${${vietnamese}?"Hiện Tài liệu lược đồ":"Show Documentation Explorer"}"]\``]],
  // A button's name begins with what is seen on it.
  '@graphiql/plugin-history/dist/components.js': [
    ['handleHistoryItemClick, "aria-label": ', 'handleHistoryItemClick, "aria-label": displayName + ", " + '],
    ['onClick: handleClose, children', `onClick: handleClose, "aria-label": ${choice('Bỏ', 'Cancel')}, children`],
  ],
  // The builder: words, and what its fields are called for those who hear them.
  'graphiql-explorer/dist/Explorer.js': [
    ["'Add new',", `${choice('Thêm', 'Add new')},`],
    ["        'Query'\n", `        ${choice('câu hỏi', 'Query')}\n`],
    ["        'Mutation'\n", `        ${choice('lệnh ghi', 'Mutation')}\n`],
    ["        'Subscription'\n", `        ${choice('theo dõi', 'Subscription')}\n`],
    ["title: 'Explorer'", `title: ${choice('Dựng câu hỏi', 'Explorer')}`],
    ["capitalize(operationType) + ' Name'", choice('Tên câu hỏi', 'Operation name')],
    ["placeholder: ", `'aria-label': ${choice('Tên câu hỏi', 'Operation name')}, placeholder: `],
    ['onChange: function onChange(event) {\n                return _this15', `'aria-label': ${choice('Loại', 'Kind')}, onChange: function onChange(event) {\n                return _this15`],
    ["              '+'\n", `              '+ ' + ${choice('Thêm', 'Add')}\n`],
    ["type: 'text',\n          onChange", "type: 'text', 'aria-label': this.props.arg.name,\n          onChange"],
    // The ground is the page's own, also in the dark.
    ["                style: {\n                  backgroundColor: 'white',\n", "                'aria-label': arg.name, style: {\n"],
    ["                style: {\n                  color: styleConfig.colors.builtin\n", "                'aria-label': arg.name, style: {\n                  color: styleConfig.colors.builtin\n"],
  ],
  // The titles of sections choose their icons, so only what is shown of them changes.
  '@graphiql/plugin-doc-explorer/dist/components/section.js': [[/t1,\n\s+title\n/g, `t1,(${vietnamese}&&${JSON.stringify({
    Arguments: 'Tham số', 'Deprecated Arguments': 'Tham số sắp bỏ', 'Deprecated Enum Values': 'Giá trị sắp bỏ', 'Deprecated Fields': 'Trường sắp bỏ',
    Directives: 'Chỉ dẫn', 'Enum Values': 'Giá trị', Fields: 'Trường', Implements: 'Thuộc giao diện', Implementations: 'Các kiểu thực hiện',
    'Possible Types': 'Các kiểu có thể', 'Root Types': 'Kiểu gốc', Type: 'Kiểu', 'All Schema Types': 'Mọi kiểu',
  })}[title]||title)\n`]],
  '@graphiql/plugin-doc-explorer/dist/components/search.js': [['`Search ${', `\`\${${vietnamese}?"Tìm trong":"Search"} \${`]],
  '@graphiql/plugin-doc-explorer/dist/components/doc-explorer.js': [['`Go back to ${', `\`\${${vietnamese}?"Trở lại":"Go back to"} \${`]],
};

/** Has GraphiQL speak the language of the page. A label that is not found fails the build: another version says it otherwise. */
export function chromeLabels() {
  const labels = JSON.parse(readFileSync(labelsFile, 'utf8'));
  return {
    name: 'chrome-labels',
    setup(build) {
      build.onLoad({ filter: /node_modules[\\/](@graphiql|graphiql)[\\/].*\.js$/ }, ({ path }) => {
        const file = path.replaceAll('\\', '/').split('/node_modules/').pop();
        const pairs = [...Object.entries(labels[file] ?? {}).map(([english, ours]) => [new RegExp(`"${escaped(english)}"(:?)`, 'g'), (_, key) => said(english, ours, key)]),
          ...(composed[file] ?? [])];
        if (pairs.length === 0) return null;
        return { loader: 'js', contents: pairs.reduce((text, [from, to]) => replaced(text, from, to, file), readFileSync(path, 'utf8')) };
      });
    },
  };
}

/** The parts of Monaco that a reader meets: its menu, its search, what it suggests, the commands of its palette. */
export function monacoLabels() {
  const labels = JSON.parse(readFileSync(join(dirname(labelsFile), 'monaco-labels.json'), 'utf8'));
  const unsaid = new Set(Object.keys(labels));
  return {
    name: 'monaco-labels',
    setup(build) {
      // Workers read the same file, and have no such storage.
      build.onLoad({ filter: /monaco-editor[\\/]esm[\\/]vs[\\/]nls\.js$/ }, ({ path }) => ({
        loader: 'js',
        contents: [['    return _format(message, args);', '    return _format(said(message), args);'], ['        message = originalMessage;', '        message = said(originalMessage);']]
          .reduce((text, [from, to]) => replaced(text, from, to, 'nls.js'), readFileSync(path, 'utf8'))
          + `const labels = typeof localStorage !== "undefined" && ${vietnamese} ? ${JSON.stringify(labels)} : {};\nfunction said(message) { return labels[message] ?? message; }\n`,
      }));
      // One command says its name without asking for a translation.
      const unasked = 'Trigger Inline Edit';
      build.onLoad({ filter: /monaco-editor[\\/]esm[\\/]vs[\\/]editor[\\/]contrib[\\/]inlineEdit[\\/]browser[\\/]commands\.js$/ }, ({ path }) => ({
        loader: 'js', contents: replaced(readFileSync(path, 'utf8'), `label: '${unasked}'`, `label: ${choice(labels[unasked], unasked)}`, 'commands.js'),
      }));
      build.onLoad({ filter: /monaco-editor[\\/]esm[\\/]vs[\\/].*\.js$/ }, ({ path }) => {
        const text = unsaid.size > 0 ? readFileSync(path, 'utf8') : '';
        for (const label of unsaid) if (text.includes(`"${label}"`) || text.includes(`'${label}'`)) unsaid.delete(label);
        return null;
      });
      build.onEnd(() => (unsaid.size > 0 ? { errors: [{ text: `Monaco does not say ${[...unsaid].join(', ')}` }] } : null));
    },
  };
}

/** @param key a colon where the label names a property, which then must be computed */
function said(english, ours, key) {
  const chosen = choice(ours, english);
  return key ? `[${chosen}]:` : chosen;
}

function replaced(text, from, to, file) {
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`${file} does not say ${from}`);
  return changed;
}

function escaped(label) {
  return label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
