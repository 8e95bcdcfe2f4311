import { z } from 'zod'
import { createClient } from './client.ts'
import { createReach, foundOf } from './reach.ts'

// The page's content policy forbids code made at run time, which zod would try to make for speed.
z.config({ jitless: true })

/** Whether the server and its database answer, as every call of this page finds it. */
export const reach = createReach()

/** The API as the signed-in browser calls it; answers come in the language that the page is in. */
export const client = createClient(async (url, init) => {
  try {
    const response = await fetch(url, { ...init, headers: { ...init.headers, 'accept-language': document.documentElement.lang } })
    reach.note(foundOf(response.status, response.headers.get('content-type')))
    return response
  } catch (error) {
    // Fetch throws a TypeError where no answer came; a call that was called off found nothing.
    if (error instanceof TypeError) reach.note('server-away')
    throw error
  }
})
