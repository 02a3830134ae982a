import { pick, useGraphiQL } from '@graphiql/react';
import { parse } from 'graphql';
import { useMemo, useRef } from 'react';
import { operationsOf } from '../library/operations';
import { branchesOf } from './branches';
import type { List } from './column';
import { listsOf } from './lists';

/** What the open tab was answered. */
export interface Answer {
  /** The operation's name, under which its view is kept. */
  operation: string;
  /** The document that was answered; the editor may have gone on. */
  query: string;
  /** The variables that it was answered for, as JSON. */
  variables: string;
  text: string;
  lists: List[];
  errors: string[];
  waiting: boolean;
}

export function useAnswer(): Answer {
  const { tabs, activeTabIndex, schema, isFetching } = useGraphiQL(pick('tabs', 'activeTabIndex', 'schema', 'isFetching'));
  const tab = tabs[activeTabIndex];
  const text = tab?.response ?? '';
  const answered = useRef({ text: '', query: '', variables: '' });
  if (answered.current.text !== text) answered.current = { text, query: tab?.query ?? '', variables: tab?.variables ?? '' };
  const { query, variables } = answered.current;
  const name = tab?.operationName ?? '';
  const found = useMemo(() => {
    const { data, errors } = read(text);
    const operation = operationsOf(query).find((each) => each.name?.value === name) ?? operationsOf(query)[0];
    const found = schema && operation && data ? listsOf(branchesOf(schema, parse(query), operation), data) : [];
    // What changes data is sent but once: no file can ask it again.
    const lists = operation?.operation === 'query' ? found : found.map((list) => ({ ...list, whole: null }));
    return { lists, errors };
  }, [text, query, name, schema]);
  return { operation: name, query, variables, text, waiting: isFetching, ...found };
}

function read(text: string): { data: unknown; errors: string[] } {
  try {
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: { message: string }[] };
    return { data, errors: (errors ?? []).map(({ message }) => message) };
  } catch {
    return { data: null, errors: [] };
  }
}

/** The list to look at: the chosen one, else the figures where there are many, else the longest. */
export function listIn(lists: List[], chosen: string | undefined, drawn: boolean): List | undefined {
  const found = lists.find(({ path }) => path === chosen);
  if (found) return found;
  const figures = lists.find((list) => list.figures);
  const longest = lists.filter((list) => !list.figures).sort((a, b) => b.rows.length - a.rows.length)[0];
  return !drawn && figures && (figures.rows.length >= 8 || !longest) ? figures : longest ?? figures;
}
