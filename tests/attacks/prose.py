"""What prose may not carry: all that looks like an output or hides.

Name of the case -> Markdown, tried in a cell and as a page of its own.
"""
PROSE = {
    "refused_fence_without_language": "```\n0.9999\n```",
    "refused_fence_of_text": "```text\n0.9999\n```",
    "refused_fence_with_tildes": "~~~\n0.9999\n~~~",
    "refused_indented_code": "Natija:\n\n    0.9999",
    "refused_literal_in_a_python_fence": "```python\n0.9999\n```",
    "refused_session_in_a_python_fence": "```python\n>>> w\n0.9999\n```",
    "refused_code_block": "```{code-block} none\n0.9999\n```",
    "refused_code_cell": "```{code-cell}\nprint(0.9999)\n```",
    "refused_literal_include": "```{literalinclude} ../x.txt\n```",
    "refused_include": "```{include} ../x.md\n```",
    "refused_raw_html": "```{raw} html\n<pre>0.9999</pre>\n```",
    "refused_figure": "```{figure} ../_static/x.svg\n0.9999\n```",
    "refused_image_directive": ":::{image} ../_static/x.svg\n:::",
    "refused_inside_a_box": (
        ":::{admonition} Natija\n:class: note\n```\n0.9999\n```\n:::"),
    "refused_inside_two_boxes": (
        "::::{dropdown} Javob\n:::{admonition} Natija\n:class: note\n"
        "<pre>0.9999</pre>\n:::\n::::"),
    "refused_class_of_outputs": (
        ":::{admonition} Natija\n:class: cell_output\n0.9999\n:::"),
    "refused_attributes_of_a_paragraph": "{.cell_output}\n0.9999",
    "refused_attributes_of_a_piece": "[0.9999]{.output}",
    "refused_html_block": '<div class="cell_output"><pre>0.9999</pre></div>',
    "refused_html_in_a_line": "Natija <code>0.9999</code>.",
    "refused_style": "<style>pre {display: none}</style>",
    "refused_html_comment": "<!-- 0.9999 -->\n\nMatn.",
    "refused_html_after_a_note": (
        "Matn.\n\n<!-- son: 2 = 1 + 1 --> <b>0.9999</b>"),
    "refused_tag_with_attributes": 'w<sub class="output">0.9999</sub>',
    "refused_image": "![0.9999](../_static/belgi.svg)",
    "refused_embedded_image": "![a](data:image/png;base64,aGF0dG8=)",
    "refused_data_link": "[a](data:image/png;base64,aGF0dG8=)",
    "refused_http_link": "[a](http://example.org)",
    "refused_link_to_a_file": "[a](../_static/belgi.svg)",
    "refused_front_matter": "---\nmystnb:\n  output_stderr: remove\n---\n\nA",
    "refused_markdown_comment": "% 0.9999\n\nMatn.",
    "refused_role": "{samp}`0.9999`",
    "refused_raw_role": "{raw-html}`<b>`",
    "refused_substitution_of_math": "```{math}\n0.9999\n```",
    "accepted_prose": (
        "## Sarlavha\n\nMatn **qalin**, *ogʻma*, `w`, $w^2$, λ<sub>max</sub>."
        "\n\n<!-- son: 2 = 1 + 1 -->\n\n- bir\n- ikki\n\n"
        "1. bir\n2. ikki\n\n| a | b |\n| :-- | --: |\n| 1 | 2 |"),
    "accepted_boxes": (
        "::::{dropdown} Javob\n:::{admonition} Eslatma\n:class: note\n"
        "$$\nw\n$$\n:::\n::::"),
    "accepted_python": "```python\nfor i in range(3):\n    print(i)\n```",
    "accepted_links": "[a](https://example.org/a) va [b](#sarlavha)",
}
