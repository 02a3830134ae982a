// Faults with a bound of their own: one that hangs fails by its name, and nothing outlives it.

/** Does it within so many seconds, or fails in a sentence that names it. */
export async function fault(name, seconds, act) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`not over within ${seconds} s`)), seconds * 1000); });
  try {
    return await Promise.race([act(), late]);
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Does them all and ends this process; its servers, and whatever of a late fault is still at work, end with it. */
export async function faults(log, all) {
  try {
    await all();
    process.exit(0);
  } catch (error) {
    console.error(error);
    console.error(`the server's log: ${log}`);
    process.exit(1);
  }
}
