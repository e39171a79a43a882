"""The pages: server-rendered, usable without JavaScript, on a phone of 360 pixels with a weak signal."""
