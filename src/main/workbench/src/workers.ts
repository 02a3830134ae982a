/** Tells Monaco which of our own files checks which language, so that it asks no other host for them. */
const files = document.getElementById('workbench')!.dataset;

self.MonacoEnvironment = {
  getWorker: (_module: string, language: string) => new Worker(files[language] ?? files.editor!, { type: 'module' }),
};

export {};
