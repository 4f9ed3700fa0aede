/** The address of the site: its files lie one folder below. */
export const root = new URL("..", import.meta.url);
