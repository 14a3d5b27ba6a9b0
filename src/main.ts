import type { AdapterOptions } from '@iobroker/adapter-core';
import { GoechargerAdapter } from './adapter/goechargerAdapter';

if (require.main === module) {
    // Started by the controller as a process of its own.
    new GoechargerAdapter();
} else {
    // Compact mode: the controller loads this file and calls it.
    module.exports = (options: Partial<AdapterOptions>) => new GoechargerAdapter(options);
}
