/** Tells Monaco which of our own files checks which language, so that it asks no other host for them. */
declare const WORKER_FILES: Record<string, string> & { editor: string };

self.MonacoEnvironment = {
  getWorker: (_module: string, language: string) =>
    new Worker(new URL(WORKER_FILES[language] ?? WORKER_FILES.editor, import.meta.url), { type: 'module' }),
};

declare global {
  interface Window {
    MonacoEnvironment?: { getWorker(module: string, language: string): Worker };
  }
}

export {};
