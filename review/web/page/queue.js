// What Granska goes through: the list, one deviation after another.

import { post } from "/api.js";
import { question } from "/list.js";

const PAGE = 100;

export function findingAddress(item) {
  const query = new URLSearchParams({ row: item.row, code: item.code, field: item.field });
  return `/api/documents/${item.document}/finding?${query}`;
}

// The list, one after another, a page at a time; what is decided falls out of it, what is skipped
// stays and is passed by. Past the last one comes the end, where it is told how much is left.
export class Queue {
  items = [];
  at = 0;
  offset = 0; // of the first of `items` in the whole list
  count = 0; // in the whole list
  async load(offset, last = false) {
    const answer = await post("/api/deviations", question({ offset, limit: PAGE }));
    this.items = answer.items;
    this.offset = offset;
    this.count = answer.count;
    this.at = last ? Math.max(0, this.items.length - 1) : 0;
  }
  async step(by) {
    this.at += by;
    if (this.at < 0 && this.offset > 0) await this.load(Math.max(0, this.offset - PAGE), true);
    if (this.at < 0) this.at = 0;
    await this.goOn();
  }
  // From the last one on this page to the first one of the next, if there is any.
  async goOn() {
    const extra = this.items.filter((item) => item.extra).length;
    const next = this.offset + this.items.length - extra;
    if (this.at >= this.items.length && next < this.count - extra) await this.load(next);
  }
  // The one at hand is gone, and so are these others.
  async drop(isGone = () => false) {
    const stays = (item, index) => index !== this.at && !isGone(item);
    const before = this.items.filter((item, index) => index < this.at && stays(item, index)).length;
    const left = this.items.filter(stays);
    this.count -= this.items.length - left.length;
    this.items = left;
    this.at = before;
    await this.goOn();
  }
  // One that is open again.
  putBack(item) {
    this.items.splice(this.at, 0, item);
    this.count += 1;
  }
  get item() { return this.items[this.at]; }
  get next() { return this.items[this.at + 1]; }
}
