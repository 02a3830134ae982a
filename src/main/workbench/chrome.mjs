import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What GraphiQL's own files say, by file, in English and in Vietnamese. It has no translations of its own. */
const labelsFile = join(dirname(fileURLToPath(import.meta.url)), 'chrome-labels.json');

/** The page's language as src/language/language.ts finds it; labels are read before any of our own code runs. */
const vietnamese = '((localStorage.getItem("khuyenhoc:language")??navigator.language).toLowerCase().startsWith("vi"))';

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
  '@graphiql/plugin-doc-explorer/dist/context.js': [[`'.graphiql-sidebar button[aria-label="Show Documentation Explorer"]'`,
    `\`.graphiql-sidebar button[aria-label="\${${vietnamese}?"Hiện Tài liệu lược đồ":"Show Documentation Explorer"}"]\``]],
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

/** @param key a colon where the label names a property, which then must be computed */
function said(english, ours, key) {
  const choice = `(${vietnamese}?${JSON.stringify(ours)}:${JSON.stringify(english)})`;
  return key ? `[${choice}]:` : choice;
}

function replaced(text, from, to, file) {
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`${file} does not say ${from}`);
  return changed;
}

function escaped(label) {
  return label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
