// A program that tools/build-editor.sh puts into the editor as a text.
declare module "*.py" {
  const source: string;
  export default source;
}
// The same in Rust.
declare module "*.rs" {
  const source: string;
  export default source;
}
