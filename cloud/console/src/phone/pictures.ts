// Photos before they wait in the queue: small enough for a slow network, and without the camera's notes.

const LONGEST_SIDE_PX = 1600;
const QUALITY = 0.82;

/** The photo as a smaller JPEG; one the browser cannot draw stays as it is, and the service judges it. */
export async function smaller(photo: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(photo);
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await written(canvas, 'image/jpeg');
  } catch {
    return photo;
  }
}

export function written(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written'))), type, QUALITY);
  });
}
