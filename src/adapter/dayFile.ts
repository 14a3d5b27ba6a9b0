import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getAbsoluteInstanceDataDir } from '@iobroker/adapter-core';
import type { DayStore } from './dayRecord';

/** The record of the last 24 hours in a file of the instance's own data folder. */
export class DayFile implements DayStore {
    private readonly folder: string;

    /** @param adapter the instance */
    constructor(adapter: ioBroker.Adapter) {
        this.folder = getAbsoluteInstanceDataDir(adapter);
    }

    async load(): Promise<string | undefined> {
        try {
            return await readFile(join(this.folder, 'day.json'), 'utf8');
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
                return undefined;
            }
            throw error;
        }
    }

    async save(text: string): Promise<void> {
        await mkdir(this.folder, { recursive: true });
        // Renamed at the end: a power cut leaves the old file whole.
        await writeFile(join(this.folder, 'day.json.new'), text);
        await rename(join(this.folder, 'day.json.new'), join(this.folder, 'day.json'));
    }
}
