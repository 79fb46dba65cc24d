// Libraries for the pages of every bundle. Each is a chunk of its own and is fetched when a page first asks for it:
//   const echarts = await window.jackfield.echarts();
const libraries = {
  echarts: () => import('echarts'),
  wavesurfer: () => import('wavesurfer.js').then((module) => module.default)
};

declare global {
  interface Window {
    jackfield: typeof libraries;
  }
}

window.jackfield = libraries;

export {};
