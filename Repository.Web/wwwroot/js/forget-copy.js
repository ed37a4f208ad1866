// A page that follows a save says which copy on this device is needless now.
import { forget } from './local-copies.js';

export function start(mark) {
  forget(mark.dataset.copy);
}
