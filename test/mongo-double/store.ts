import { Collection } from './collection';

/** The data of a server: databases of collections. In memory only, as long as the double runs. */
export class Store {
  private readonly collections = new Map<string, Collection>();

  find(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  /** A write creates the collection it names. */
  open(database: string, name: string): Collection {
    const namespace = `${database}.${name}`;
    const collection = this.collections.get(namespace) ?? new Collection(namespace);
    this.collections.set(namespace, collection);
    return collection;
  }

  drop(database: string, name: string): void {
    this.collections.delete(`${database}.${name}`);
  }
}
