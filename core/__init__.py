"""The core. Read it in this order: vocabulary, store, workspace, reading, analysis, charts, ui."""
