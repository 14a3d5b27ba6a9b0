import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const admin = join(import.meta.dirname, '..');

/** Builds the tab "go-e" of admin: admin/tab.html, where admin looks for it, and its parts in admin/tab. */
export default defineConfig({
    root: join(import.meta.dirname, 'tab'),
    base: './',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
        outDir: admin,
        // The settings page lies there as well: only the tab's own folder is emptied.
        emptyOutDir: false,
        assetsDir: 'tab',
        target: 'es2022',
        reportCompressedSize: false,
        rollupOptions: { input: join(import.meta.dirname, 'tab', 'tab.html') },
    },
    plugins: [
        {
            name: 'empty-the-folder-of-the-tab',
            apply: 'build',
            buildStart: () => rmSync(join(admin, 'tab'), { recursive: true, force: true }),
        },
    ],
});
