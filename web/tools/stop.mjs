/** What stops a build with a message that says all there is to say. */
export class Stop extends Error {}
