"""Fills the playground's address, which mkdocs.yml knows, into the pages."""


def on_page_markdown(markdown, config, **_):
    return markdown.replace("{{ playground }}", config.extra["playground"])
