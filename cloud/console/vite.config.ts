// How the console is built: into ../static, which the cloud serves; in development the API is proxied.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogueParts } from './scripts/catalogueParts.mjs';

const api = process.env.MAFUNDI_API ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react(), catalogueParts()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../static',
    emptyOutDir: true,
    // Not "assets": that is a page of the console.
    assetsDir: '_app',
    // Every icon and font must pass `default-src 'self'`; a data: address would not.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
    // Three pages: the console, the technician's phone and the customer's page, which load nothing of the console.
    rollupOptions: { input: ['index.html', 'phone.html', 'portal.html'] },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz', '/version'].map((path) => [path, { target: api, changeOrigin: true }]),
    ),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
