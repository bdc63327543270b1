/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import postcss, { type AtRule, type Plugin } from 'postcss';
import { defineConfig } from 'vite';

const UNUSED_THEMES = /\.pf-v6-theme-(glass|felt|redhat|high-contrast)/;

/**
 * Puts PatternFly's CSS into a cascade layer, so that our tokens win whatever order the page's parts are loaded in,
 * and drops what the console never uses: its fonts and its other themes.
 */
function layerPatternFly(): Plugin {
  return {
    postcssPlugin: 'layer-patternfly',
    Once(root) {
      if (!root.source?.input.file?.includes('/node_modules/@patternfly/')) return;
      root.walkAtRules('font-face', (rule: AtRule) => {
        rule.remove();
      });
      root.walkRules((rule) => {
        const kept = rule.selectors.filter((selector) => !UNUSED_THEMES.test(selector.replace(/:not\([^()]*\)/g, '')));
        if (kept.length === 0) rule.remove();
        else if (kept.length < rule.selectors.length) rule.selectors = kept;
      });
      const layer = postcss.atRule({ name: 'layer', params: 'patternfly', nodes: [] });
      for (const node of [...root.nodes]) {
        if (node.type !== 'atrule' || node.name !== 'charset') layer.append(node);
      }
      root.append(layer);
    },
  };
}

const backend = process.env.DATASYNC_BACKEND ?? 'http://localhost:5174';

export default defineConfig({
  plugins: [react()],
  css: { postcss: { plugins: [layerPatternFly()] } },
  server: {
    port: 5173,
    proxy: {
      '/api': backend,
      '/auth': backend,
      '/ws': { target: backend, ws: true },
    },
  },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 600 },
  test: { include: ['test/**/*.test.ts', 'test/**/*.test.tsx'] },
});
