import { createHmac } from 'node:crypto'

export interface TurnServer {
  /** `turn:host:port?transport=udp`, `turns:host:443?transport=tcp` … */
  urls: string[]
  /** `static-auth-secret` of coturn. */
  secret: string
}

export interface IceServer {
  urls: string[]
  username: string
  credential: string
}

/**
 * A pass for the relay, as coturn checks it with `use-auth-secret` (draft-uberti-behave-turn-rest-00):
 * the user name is the second at which it ends and who it was made for, the password an HMAC-SHA1 of that.
 */
export function turnPass(turn: TurnServer, holder: string, now: Date, lifetimeSeconds = 6 * 3600): IceServer {
  const username = `${Math.floor(now.getTime() / 1000) + lifetimeSeconds}:${holder}`
  return { urls: [...turn.urls], username, credential: createHmac('sha1', turn.secret).update(username).digest('base64') }
}
