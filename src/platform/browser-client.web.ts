import { z } from 'zod'
import { createClient } from './client.ts'

// The page's content policy forbids code made at run time, which zod would try to make for speed.
z.config({ jitless: true })

/** The API as the signed-in browser calls it; answers come in the language that the page is in. */
export const client = createClient((url, init) => fetch(url, { ...init, headers: { ...init.headers, 'accept-language': document.documentElement.lang } }))
