import './workers';
import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { Brand } from './brand';
import { openTab } from './open-tab';
import './fonts.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './workbench.css';

// GraphiQL compares this list by identity: it must not be made anew at every drawing.
const plugins = [HISTORY_PLUGIN, explorerPlugin()];
const tab = openTab();
const headers = document.querySelector<HTMLMetaElement>('meta[name="khuyenhoc-headers"]')?.content ?? '';
const fetcher = createGraphiQLFetcher({ url: '/graphql' });

createRoot(document.getElementById('workbench')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    referencePlugin={DOC_EXPLORER_PLUGIN}
    initialQuery={tab.query ?? ''}
    initialVariables={tab.variables ?? ''}
    initialHeaders={headers}
    defaultHeaders={headers}
    defaultEditorToolsVisibility="variables"
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  >
    <GraphiQL.Logo>
      <Brand />
    </GraphiQL.Logo>
  </GraphiQL>,
);
