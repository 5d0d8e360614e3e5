// The attributes of the element, as properties. Knows no story and no view.
import type { ThemeChoice } from '../../explainer.js';
import { parseUrl } from '../dom/urls.js';

/** A server that renders pages imports the script, too, and has no elements. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

export class ReflectedElement extends Base {
  get src(): string {
    const src = this.getAttribute('src') ?? '';
    return src === '' ? '' : (parseUrl(src, this.baseURI)?.href ?? src);
  }
  set src(src: string) {
    this.setAttribute('src', src);
  }

  get theme(): ThemeChoice {
    const theme = this.getAttribute('theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  }
  set theme(theme: ThemeChoice) {
    this.setAttribute('theme', theme);
  }

  get autoplay(): boolean {
    return this.hasAttribute('autoplay');
  }
  set autoplay(on: boolean) {
    this.toggleAttribute('autoplay', on);
  }

  get loading(): 'eager' | 'lazy' {
    return this.getAttribute('loading') === 'lazy' ? 'lazy' : 'eager';
  }
  set loading(loading: 'eager' | 'lazy') {
    this.setAttribute('loading', loading);
  }

  get deepLink(): boolean {
    return this.hasAttribute('deep-link');
  }
  set deepLink(on: boolean) {
    this.toggleAttribute('deep-link', on);
  }

  /** A property set before the class was known hides the accessor of that name: set it again through the accessor. */
  protected upgradeProperty(name: string): void {
    if (!Object.keys(this).includes(name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }
}
