/** Colours that differ for those who see few of them, each with a contrast of at least 3:1 to the ground. */
const light = ['#0b66b0', '#c4500a', '#00795a', '#a3428f', '#806600', '#5b6770', '#c2185b', '#00838f', '#5d4037', '#3949ab', '#558b2f', '#ad1457'];
const dark = ['#6cb6ff', '#ff9d5c', '#4fd1a5', '#e29bd6', '#e0c34c', '#b6c2cc', '#ff8ab5', '#6fd3e0', '#d7b8a6', '#a5b0ff', '#a9d67b', '#ff9ec0'];

export interface Colours {
  series: string[];
  text: string;
  ground: string;
  line: string;
  /** From little to much. */
  heat: string[];
}

export function coloursOf(isDark: boolean): Colours {
  return isDark
    ? { series: dark, text: '#dfe5ee', ground: '#212a3b', line: '#56617a', heat: ['#2b3b55', '#6cb6ff', '#f2f8ff'] }
    : { series: light, text: '#2f3a4d', ground: '#ffffff', line: '#c6ccd6', heat: ['#eaf2fa', '#5b9bd0', '#063a66'] };
}

/** GraphiQL marks the page with the theme that was chosen; without a mark the system's holds. */
export function isDark(): boolean {
  const { classList } = document.body;
  return classList.contains('graphiql-dark') || (!classList.contains('graphiql-light') && matchMedia('(prefers-color-scheme: dark)').matches);
}
