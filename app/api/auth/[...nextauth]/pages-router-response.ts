/**
 * The few methods of the Pages Router's response that next-auth calls. Its other entrance, for the App Router, reads
 * cookies and headers from Next's ambient request, the body without a limit, and cannot run outside Next; this one
 * takes what it is given, so that we check it first, and a test can call it.
 */
export class PagesRouterResponse {
  #status = 200;
  #headers = new Map<string, string | string[]>();
  #body: string | null = null;

  status(code: number): this {
    this.#status = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  json(value: unknown): void {
    this.setHeader("Content-Type", "application/json");
    this.#body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === "object" && value !== null) this.json(value);
    else this.#body = value === undefined ? null : String(value);
  }

  end(): void {}

  toResponse(): Response {
    const headers = new Headers();
    for (const [name, value] of this.#headers) {
      for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
    }
    return new Response(this.#body, { status: this.#status, headers });
  }
}
