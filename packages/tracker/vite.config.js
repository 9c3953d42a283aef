import { defineConfig } from 'vite';

/** One plain script for browsers of the last five years. It must come alone: a page that embeds it allows this one file. */
export default defineConfig({
  build: {
    outDir: 'dist',
    target: ['chrome87', 'firefox101', 'safari15'],
    lib: { entry: 'src/embed.ts', formats: ['iife'], name: 'bifocalTracker', fileName: () => 'tracker.js' },
    reportCompressedSize: false,
  },
});
