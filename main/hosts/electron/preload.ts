import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('hecha', {
  send: (method: string, input: unknown) => ipcRenderer.invoke('hecha:call', method, input) as unknown,
});
