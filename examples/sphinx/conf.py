"""A course site with Sphinx."""

project = "Concurrency, a course"
html_title = project
html_theme = "furo"
html_show_sphinx = False

# Where the playground is. Pages say |playground|.
playground = "https://interleave.example"


def fill_in(_app, _name, source):
    # Sphinx's own substitutions do not reach into raw HTML.
    source[0] = source[0].replace("|playground|", playground)


def setup(app):
    app.connect("source-read", fill_in)
