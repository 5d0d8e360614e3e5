// What the save menu does for one element.
import type { StoryExplainerElement } from '../../explainer.js';
import { elementCode, folderOf, frameAddress, frameCode } from '../sharing/embed_code.js';
import { copy, openShareSheet, shareLink } from '../sharing/share_links.js';
import type { SaveActions } from '../text/save_menu.js';

/** A page may forbid files to a frame, and no browser tells; only to a frame of the same origin is it seen that it is in no sandbox. */
const filesMayBeBlocked = () => parent !== window && (window.frameElement as HTMLIFrameElement | null)?.sandbox.length !== 0;

/** `save` hands the reader a file, and comes back with it. */
export function saveActions(host: StoryExplainerElement, title: string, save: (type: string) => Promise<Blob>): SaveActions {
  const folder = folderOf(host);
  const copied = async (text: string) => ({ copied: await copy(text), text });
  return {
    async save(type) {
      const file = await save(type);
      return filesMayBeBlocked() ? file : null;
    },
    async shareLink() {
      const link = shareLink(host, folder, location.href, parent !== window);
      return (await openShareSheet(title, link)) ? null : copied(link);
    },
    copyFrame: frameAddress(host, folder, false) === null ? null : (frozen) => copied(frameCode(host, title, folder, frozen) ?? ''),
    copyElement: folder === '' ? null : (frozen) => copied(elementCode(host, title, folder, frozen)),
  };
}
