FROM python:3.11-slim
WORKDIR /rebound
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN useradd --create-home rebound && mkdir -p /data && chown rebound /data
USER rebound
ENV REBOUND_HOME=/data STREAMLIT_SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8501
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/readyz')"]
CMD ["streamlit", "run", "app.py"]
