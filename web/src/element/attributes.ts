// The attributes of the element, as properties. Knows no story and no view.
import type { ThemeChoice } from '../../explainer.js';

export class ReflectedElement extends HTMLElement {
  get src(): string {
    const src = this.getAttribute('src') ?? '';
    if (src === '') return '';
    return URL.canParse(src, this.baseURI) ? new URL(src, this.baseURI).href : src;
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
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }
}
