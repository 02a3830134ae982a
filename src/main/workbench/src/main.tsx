import './workers';
import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { Brand } from './brand';
import { language } from './language/language';
import { LIBRARY, wasOpen } from './library/plugin';
import { makeRoom } from './room';
import { Results } from './results/panel';
import { SaveButton } from './saved/button';
import { Arrival } from './share/arrival';
import { ShareButton } from './share/dialog';
import { firstHeaders } from './signin/last-user';
import { arrive, signedFetch } from './signin/signed';
import { firstTab } from './tabs/first-tab';
import { withoutHeaders } from './tabs/storage';
import './styles/fonts.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './styles/workbench.css';
import './styles/panes.css';
import './styles/controls.css';
import './styles/library.css';
import './styles/form.css';
import './styles/results.css';
import './styles/table.css';
import './styles/pivot.css';
import './styles/chart.css';

// GraphiQL compares this list by identity: it must not be made anew at every drawing.
const plugins = [LIBRARY, HISTORY_PLUGIN, explorerPlugin()];
const ask = createGraphiQLFetcher({ url: '/graphql', headers: { 'Accept-Language': language }, fetch: signedFetch });
// Asked with its price, which the header shows.
const fetcher: typeof ask = (query, options) => ask({ ...query, extensions: { cost: true } } as typeof query, options);
await arrive();
const headers = await firstHeaders(document.querySelector<HTMLMetaElement>('meta[name="khuyenhoc-headers"]')?.content ?? '');
const { work, sent, newcomer } = await firstTab();

document.documentElement.lang = language;
makeRoom();
createRoot(document.getElementById('workbench')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    visiblePlugin={newcomer || wasOpen() ? LIBRARY : undefined}
    referencePlugin={DOC_EXPLORER_PLUGIN}
    initialQuery={work.query}
    initialVariables={work.variables}
    initialHeaders={headers}
    defaultHeaders={headers}
    defaultEditorToolsVisibility="variables"
    storage={withoutHeaders(headers)}
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  >
    <GraphiQL.Logo>
      <Brand />
    </GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ prettify, copy, merge }) => <>{prettify}{merge}{copy}<SaveButton /><ShareButton /></>}
    </GraphiQL.Toolbar>
    <GraphiQL.Footer>
      <Results />
    </GraphiQL.Footer>
    <Arrival sent={sent ? work : null} />
  </GraphiQL>,
);
