/* Shows the description of the API; "Authorize" takes the token of a session. */
window.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("swagger");
  SwaggerUIBundle({
    domNode: place,
    url: place.dataset.specification,
    deepLinking: true,
    validatorUrl: null,
    persistAuthorization: false,
  });
});
