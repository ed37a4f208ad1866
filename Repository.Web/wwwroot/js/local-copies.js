// What is written and not saved yet is kept on this device, by person, draft and section. Signing out clears it.
const prefix = 'draft.';

export const keep = (name, fields) => attempt(() => localStorage.setItem(prefix + name, JSON.stringify(fields)));

export const find = (name) => attempt(() => JSON.parse(localStorage.getItem(prefix + name)));

export const forget = (name) => attempt(() => localStorage.removeItem(prefix + name));

// Storage may be full or forbidden: then there is no copy, and all else works.
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
