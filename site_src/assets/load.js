/** Return a function that loads a module and the data it works on, once; after a failure the next call tries again. */
export function loadOnce(importModule, address) {
  let loaded;
  return () =>
    (loaded ??= Promise.all([importModule(), fetchData(address)]).catch((error) => {
      loaded = undefined;
      throw error;
    }));
}

/** Return the JSON at an address. */
export async function fetchData(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the data answer ${answer.status}`);
  return answer.json();
}
