/** The map as a picture. */
import { fileName } from '$lib/files/table.ts';
import type { Text } from '$lib/i18n/index.ts';
import type { MapScene } from '../map-scene.svelte.ts';
import type { MapSession } from '../map-session.svelte.ts';
import { saveFile } from '../save-file.ts';

/** Saves the picture; what draws it is fetched when it is asked for. Gives what went wrong, empty for nothing. */
export const savePicture = async (session: MapSession, scene: MapScene, text: Text): Promise<string> => {
  const { district } = session.view;
  const name = fileName(district ? `map-${district}` : 'map', session.version ?? 0, 'png');
  session.said = text.t('files.making', { name });
  try {
    const stage = document.querySelector<HTMLElement>('[data-region=map]');
    if (!stage) throw new Error(text.t('files.picture.none'));
    const { takePicture } = await import('./picture/take-picture.ts');
    saveFile(name, 'image/png', await takePicture(session, scene, text, stage));
    session.said = text.t('files.saved', { name });
    return '';
  } catch (error) {
    session.said = '';
    return text.t('files.failed', { message: error instanceof Error ? error.message : String(error) });
  }
};
