import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Faces seen on the first screen: text and headings, in the two alphabets that Vietnamese needs. */
const firstFaces = /be-vietnam-pro-(latin|vietnamese)-(400|600)-normal-.*\.woff2$/

/** Asks for the first faces beside the style sheet instead of after it. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => firstFaces.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
            injectTo: 'head-prepend',
          })),
    },
  }
}

export default defineConfig({
  plugins: [react(), preloadFonts()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // On a slow line a request costs more than ten kilobytes do: what many pages share comes in a few files and not in a hundred.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'parts',
              test: /node_modules[\\/](@mantine|@floating-ui|@tabler|react|react-dom|scheduler|@tanstack|react-[a-z-]+)[\\/]/,
              minShareCount: 8,
              priority: 2,
            },
            { name: 'house', minShareCount: 12, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/room-socket': { target: 'ws://127.0.0.1:8080', ws: true },
      '/line-check-socket': { target: 'ws://127.0.0.1:8080', ws: true },
    },
  },
})
