# LEAD TO THE AUTHOR OF THIS MODULE: your rfc_text.py was overwritten by mistake at 12:14 and moved away.
# Please write your version again here (nothing else of yours was touched). Interim errata/rfcs/*.yaml exist:
# overwrite them with yours. An independent extractor's result for comparison: /tmp/mine/sections.json
