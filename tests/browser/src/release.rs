//! Another release of the site: a copy of the built one that a scenario changes
//! and finishes as the build does. It must not know what is changed.

use crate::Result;
use crate::site::dist;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

/// A folder that holds a release. It is removed when this is dropped.
pub struct Release {
    folder: PathBuf,
}

impl Release {
    /// A copy of the built site.
    pub fn copy() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("interleave-{}-{number}", process::id()));
        let release = Self { folder };
        copy_all(&dist()?, &release.folder)?;
        Ok(release)
    }

    /// Where it is.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// The path of the file or folder in `inside` whose name begins and ends so.
    pub fn find(&self, inside: &str, begins: &str, ends: &str) -> Result<String> {
        let mut names = fs::read_dir(self.folder.join(inside))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let name = names.find(|name| name.starts_with(begins) && name.ends_with(ends));
        let name = name.ok_or_else(|| format!("{inside} has no {begins}...{ends}"))?;
        Ok(format!("{inside}/{name}"))
    }

    /// The paths of the files in a folder.
    pub fn files(&self, folder: &str) -> Result<Vec<String>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(self.folder.join(folder))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                paths.push(format!("{folder}/{}", entry.file_name().display()));
            }
        }
        Ok(paths)
    }

    /// Replaces a text in a file; it must be there.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> Result {
        let place = self.folder.join(path);
        let text = fs::read_to_string(&place)?;
        if !text.contains(from) {
            return Err(format!("{path} has no {from}").into());
        }
        Ok(fs::write(place, text.replace(from, to))?)
    }

    /// Gives a file or folder another name, also where the page calls it; perhaps in
    /// another folder, which is made.
    pub fn rename(&self, from: &str, to: &str) -> Result {
        let place = self.folder.join(to);
        fs::create_dir_all(place.parent().ok_or("a name in the site")?)?;
        fs::rename(self.folder.join(from), place)?;
        self.edit("index.html", from, to)
    }

    /// Adds bytes to the end of a file.
    pub fn append(&self, path: &str, bytes: &[u8]) -> Result {
        let place = self.folder.join(path);
        let mut all = fs::read(&place)?;
        all.extend(bytes);
        Ok(fs::write(place, all)?)
    }

    /// Tells its service worker what it is made of, as the build does.
    pub fn finish(&self) -> Result {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/release.mjs");
        let status = Command::new("node")
            .arg(script)
            .arg(&self.folder)
            .status()?;
        if status.success() {
            return Ok(());
        }
        Err("tools/release.mjs failed, as it says above".into())
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        // What stays behind is a folder among temporary ones.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy_all(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
