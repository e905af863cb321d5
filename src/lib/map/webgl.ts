/** Whether this browser can draw the map: both renderers need WebGL 2. */
export const hasWebGl = (): boolean => {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
};
