from flask import Flask

import api
from api import errors


def create_app(runtime):
    app = Flask("handbook", static_folder=None)
    app.extensions["handbook"] = runtime
    api.register(app)
    app.register_error_handler(Exception, errors.answer)
    return app
